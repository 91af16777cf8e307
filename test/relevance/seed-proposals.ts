/** Invented proposals that the seeds would answer: not their words, but what a member might have asked. */
export const seedProposals: readonly { readonly source: string; readonly text: string }[] = [
  {
    source: 'seeds/000_0310ddd4136f17bc.txt',
    text: `关于激发创新潜力、赋能产业升级的建议
我市传统制造业面临转型压力，中小企业研发投入不足，缺少公共创新平台。为此建议：
一、建设科创园区和公共技术平台，为中小微企业提供孵化和检测服务。
二、落实研发费用加计扣除，鼓励规上企业设立研发机构。
三、引进高校和科研院所共建研究院，推动产学研合作。`,
  },
  {
    source: 'seeds/002_1f11e292ab1845fd.txt',
    text: `关于支持“专精特新”科技型企业发展的提案
建议：1.完善科技型企业梯次培育体系，加强政策扶持。2.加大科技金融支持，解决企业融资难。3.引进科技人才团队，举办创新创业大赛。`,
  },
  {
    source: 'seeds/003_a0d3978c53187537.txt',
    text: `关于推动我市专精特新中小企业高质量发展的建议
专精特新企业数量偏少，创新能力不强。希望加强科技企业培育，推动乡镇工业抓科技创新；希望支持企业建设研发机构；建议强化知识产权和人才服务。`,
  },
  {
    source: 'seeds/004_16bb13746056fe8c.txt',
    text: `关于加快高新技术企业培育的建议
我区高新技术企业领域单一、规模偏小。建议：一是建立高企培育后备库，分类指导。二是加大研发投入奖补。三是部门联动，落实各项优惠政策。`,
  },
]
